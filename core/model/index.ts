export * from './types.ts'
export { headlineText, plainText } from './text.ts'
