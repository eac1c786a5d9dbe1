export { obstacleTo } from './obstacle.ts'
export { cleaned, setIssue, type ExportIssue, type Format, type SetIssue } from './set-issue.ts'
export { writeText } from './plain-text.ts'
