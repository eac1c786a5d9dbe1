export { check, rules } from './check.ts'
export type { Finding, Fix, Rule, Severity, Where } from './finding.ts'
