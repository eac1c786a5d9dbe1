export { cleanPicture } from './clean-picture.ts'
export type { Orientation } from './exif.ts'
export type { Picture } from './picture.ts'
