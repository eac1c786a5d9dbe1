/** Runs in a thread of its own: packs each issue that it is handed. */
import { parentPort } from 'node:worker_threads'
import { packIssue, type SentIssue } from './pack-issue.ts'

parentPort?.on('message', (issue: SentIssue) => {
  void packIssue(issue).then((packed) => {
    const moved = packed.ok ? [packed.value.bytes.buffer as ArrayBuffer] : []
    parentPort?.postMessage(packed, moved)
  })
})
