export { check, rules, rulesOf } from './check.ts'
export type { Finding, Fix, Rule, Severity, Where } from './finding.ts'
export {
  fitToFewerPages,
  joinsNumbers,
  mendingTightenings,
  winsLine,
  type Fitting,
  type LayOut,
  type Mends,
  type Wish,
} from './fitting.ts'
export { faultText, ignoredFinding, sift, type Sifted } from './ignoring.ts'
export {
  linesByBlock,
  partedNumbers,
  reviewLayout,
  type BlankPage,
  type LayoutReview,
  type LinePlace,
  type PageGain,
  type PartedNumber,
} from './layout-review.ts'
