export { writeDocx, type WrittenDocx } from './write-docx.ts'
