export { createLibrary, type Library } from './library.ts'
export type { KeptStyle } from './register-file.ts'
export { binName, findFiles } from './find-files.ts'
