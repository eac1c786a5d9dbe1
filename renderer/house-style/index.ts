export { HouseStyleScreen } from './house-style-screen.tsx'
export { openStyle } from './specimen.ts'
