export { createLibrary, type Library } from './library.ts'
export { findFiles } from './find-files.ts'
