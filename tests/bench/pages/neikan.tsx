import { createRoot } from 'react-dom/client'
import { templateById } from '../../../core/template/index.ts'
import { createRecorder, type Recorder } from '../../../renderer/app/recorder.ts'
import { createSession, PagedEditor } from '../../../renderer/editor/index.ts'
import { generateBulletin } from '../generate.ts'
import { measureKeystrokes, placeCaretIn } from './measure.ts'

const root = document.querySelector<HTMLElement>('#editor')!
const size = Number(new URLSearchParams(location.search).get('size'))
let made = 0
const session = createSession(
  { bulletin: generateBulletin(size), template: templateById('work-information') },
  { newId: () => `new${++made}` },
)
createRoot(root).render(<PagedEditor session={session} zoom={1} mediaUrl={(name) => name} />)
measureKeystrokes()
window.placeCaret = (share) =>
  placeCaretIn(root.querySelector<HTMLElement>('[data-slate-editor]')!, 'article p', share)
let recorder: Recorder | null = null
window.keep = (isKept) => {
  recorder?.stop()
  recorder = null
  if (!isKept) return
  recorder = createRecorder(session, async (batch) => {
    await fetch('/', { method: 'POST', body: JSON.stringify(batch) })
    return { ok: true, value: { needsSnapshot: false } }
  })
}
window.readPages = (isRead) => {
  const text: Partial<HTMLElement> = root.querySelector<HTMLElement>('[data-slate-editor]')!
  // The layout of what is out of sight is not read.
  if (isRead) delete text.getBoundingClientRect
  else text.getBoundingClientRect = () => new DOMRect()
}

/** Ready when the last article has been laid out. */
const wait = setInterval(() => {
  if (session.getSnapshot().pages === null) return
  clearInterval(wait)
  void document.fonts.ready.then(() => (window.ready = true))
}, 50)
