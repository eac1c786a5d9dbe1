/** The journals of this running program, and those that others left behind. */
import path from 'node:path'
import { codeOf } from '../files/index.ts'
import { createInstance, isProcessRunning } from './instance.ts'
import { nodeJournalPort, type JournalPort } from './journal-port.ts'
import { createJournals, type Journals } from './journals.ts'
import { recoverFrom, type Recovered } from './recover.ts'

export interface Recovery {
  readonly journals: Journals
  /** What was left behind: by programs that went down, and by pages of this one that are gone. */
  findLeft(isOpen: (issueId: string) => boolean): Promise<readonly Left[]>
  read(id: string): Promise<Recovered | null>
  remove(id: string): Promise<void>
  /** Removes every journal, of other programs too. */
  wipe(): Promise<void>
  /** Lets go of everything; what is unsaved stays for the next start. */
  end(): Promise<void>
}

export interface Left {
  /** For `read` and `remove`; holds no name of anything. */
  readonly id: string
  readonly recovered: Recovered
}

export interface RecoveryOptions {
  /** The folder of all journals. */
  readonly root: string
  readonly newId: () => string
  readonly now: () => Date
  readonly port?: JournalPort
  readonly isRunning?: (pid: number) => boolean
}

export function createRecovery(options: RecoveryOptions): Recovery {
  const { root, newId, now, port = nodeJournalPort, isRunning = isProcessRunning } = options
  const name = newId()
  const instance = createInstance({ port, root, name, now, isRunning })
  const folderOf = (issueId: string) => path.join(root, name, issueId)
  const journals = createJournals({ port, now, folderOf })
  const place = (id: string): string | null => {
    const [, owner, issue] = /^([\w-]{1,64})\/([\w-]{1,64})$/.exec(id) ?? []
    return owner === undefined || issue === undefined ? null : path.join(root, owner, issue)
  }
  const forgetOwner = async (owner: string) => {
    if (owner === name) return
    const left = (await port.list(path.join(root, owner))).filter((each) => each !== 'alive')
    if (left.length === 0) await port.remove(path.join(root, owner))
  }
  return {
    journals: {
      ...journals,
      begin: async (issueId, base) => {
        await instance.begin().catch(ofSystem)
        return journals.begin(issueId, base)
      },
    },
    findLeft: async (isOpen) => {
      const left: Left[] = []
      const owners = await instance.findDead().catch(() => [])
      for (const owner of [...owners, name]) {
        const issues = await port.list(path.join(root, owner)).catch(() => [])
        for (const issue of issues) {
          if (issue === 'alive' || (owner === name && isOpen(issue))) continue
          const id = `${owner}/${issue}`
          const recovered = await recoverFrom(port, path.join(root, owner, issue)).catch(
            (error: unknown) => ofSystem(error),
          )
          if (recovered !== null) left.push({ id, recovered })
        }
        if (issues.length === 0 || issues.every((issue) => issue === 'alive')) {
          await forgetOwner(owner).catch(ofSystem)
        }
      }
      return left.toSorted(
        (a, b) => b.recovered.changedAt.getTime() - a.recovered.changedAt.getTime(),
      )
    },
    read: async (id) => {
      const folder = place(id)
      return folder === null ? null : recoverFrom(port, folder)
    },
    remove: async (id) => {
      const folder = place(id)
      if (folder === null) return
      const [owner, issue] = [path.basename(path.dirname(folder)), path.basename(folder)]
      if (owner === name) await journals.discard(issue)
      await port.remove(folder).catch(ofSystem)
      await forgetOwner(owner).catch(ofSystem)
    },
    wipe: () => port.remove(root),
    end: async () => {
      await journals.close()
      await instance.end().catch(ofSystem)
    },
  }
}

/** A disk that fails costs the offer, never the start. */
function ofSystem(error: unknown): null {
  if (codeOf(error) === null) throw error
  return null
}
