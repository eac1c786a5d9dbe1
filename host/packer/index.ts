export { createPacker, type Packer, type PackerOptions } from './packer.ts'
export { packIssue, type PackedIssue, type SentIssue } from './pack-issue.ts'
