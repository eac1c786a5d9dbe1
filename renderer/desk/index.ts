export { connectDesk } from './connect-desk.ts'
