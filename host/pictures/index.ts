export { maxPictureBytes, maxPixels, readPicture, type Picture } from './picture.ts'
export { withoutMetadata } from './metadata.ts'
