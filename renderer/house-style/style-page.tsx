import { useEffect, useMemo, useRef } from 'react'
import type { Template } from '../../core/template/index.ts'
import type { OpenIssue } from '../app/app-state.ts'
import { useApp, useAppState } from '../app/context.tsx'
import { useMediaUrl } from '../app/media-url.ts'
import { createSession, PagedEditor, setMasthead } from '../editor/index.ts'
import styles from './house-style.module.css'

interface StylePageProps {
  readonly issue: OpenIssue
  readonly template: Template
  /** The part that is being changed is brought into sight. */
  readonly selector: string
}

/** The issue on its own pages, in the house style as it stands: to look at, not to type into. */
export function StylePage({ issue, template, selector }: StylePageProps) {
  const { newId } = useApp()
  const zoom = useAppState((state) => (state.spread ?? state).zoom)
  const mediaUrl = useMediaUrl(issue)
  const well = useRef<HTMLElement>(null)
  const first = useRef(template)
  const session = useMemo(() => {
    // Nodes of its own: an editor knows its places in the page by the node.
    const bulletin = structuredClone(issue.session.getSnapshot().bulletin)
    return createSession({ bulletin, template: first.current }, { newId })
  }, [issue.session, newId])
  useEffect(() => {
    session.setTemplate(template)
    setMasthead(session.editor, { nameplate: template.masthead.nameplate.default })
  }, [session, template])
  useEffect(() => {
    const place = well.current?.querySelector(`.bulletin ${selector}`)
    place?.scrollIntoView({ block: selector === '.part-masthead' ? 'nearest' : 'center' })
    if (selector === '.part-masthead') well.current?.scrollTo({ top: 0 })
  }, [selector])
  return (
    <main ref={well} className={styles.well} tabIndex={0} aria-label="版面" data-pane="text">
      <div inert>
        <PagedEditor session={session} zoom={zoom / 100} mediaUrl={mediaUrl} />
      </div>
    </main>
  )
}
