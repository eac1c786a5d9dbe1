import { useEffect, useState } from 'react'
import { fontRoles } from '../../core/template/index.ts'
import type { IssueSession } from '../editor/index.ts'
import { useCalmSnapshot } from './context.tsx'

/** Office faces that this template names and this machine has not, by name. */
export function useMissingFonts(session: IssueSession): readonly string[] {
  const { template } = useCalmSnapshot(session, 1000)
  const [missing, setMissing] = useState<readonly string[]>([])
  useEffect(() => {
    let isCurrent = true
    const used = new Set(Object.values(template.styles).map((style) => style.font))
    const faces = fontRoles.filter((role) => used.has(role)).map((role) => template.fonts[role])
    void Promise.all(faces.map(({ name }) => isInstalled(name))).then((found) => {
      if (!isCurrent) return
      setMissing(faces.filter((_face, index) => found[index] !== true).map(({ name }) => name))
    })
    return () => {
      isCurrent = false
    }
  }, [template])
  return missing
}

/** A face that cannot be loaded from the machine is not there; nothing else is asked or fetched. */
async function isInstalled(name: string): Promise<boolean> {
  try {
    await new FontFace('probe', `local("${name}")`).load()
    return true
  } catch {
    return false
  }
}
