export { createLibrary, type Library } from './library.ts'
export type { KeptStyle } from './register-file.ts'
export { findFiles } from './find-files.ts'
