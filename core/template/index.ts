export * from './schema.ts'
export { parseTemplate, type ParsedTemplate } from './parse.ts'
export * from './portable.ts'
export { builtInTemplates, findTemplate, templateById } from './built-in.ts'
