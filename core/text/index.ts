export * from './numeral.ts'
export * from './type-size.ts'
