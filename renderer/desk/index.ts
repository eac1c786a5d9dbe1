export { connectDesk } from './connect-desk.ts'
export { base64Of, bytesOf } from './bytes.ts'
