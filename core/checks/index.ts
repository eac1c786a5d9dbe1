export { check, rules } from './check.ts'
export type { Finding, Fix, Rule, Severity, Where } from './finding.ts'
export { fitToFewerPages, winningTightenings, type Fitting, type LayOut } from './fitting.ts'
export {
  linesByBlock,
  reviewLayout,
  type LayoutReview,
  type LinePlace,
  type PageGain,
} from './layout-review.ts'
