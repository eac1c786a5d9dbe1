import { createRoot } from 'react-dom/client'
import { templateById } from '../../../core/template/index.ts'
import { createRecorder } from '../../../renderer/app/recorder.ts'
import { createSession, PagedEditor } from '../../../renderer/editor/index.ts'
import { generateBulletin } from '../generate.ts'
import { measureKeystrokes, placeCaretIn } from './measure.ts'

const root = document.querySelector<HTMLElement>('#editor')!
/** `journal` keeps one; `unread` never reads the pages back, so nothing derived follows the text. */
const options = new URLSearchParams(location.search)
const size = Number(options.get('size'))
let made = 0
const session = createSession(
  { bulletin: generateBulletin(size), template: templateById('work-information') },
  { newId: () => `new${++made}` },
)
createRoot(root).render(<PagedEditor session={session} zoom={1} mediaUrl={(name) => name} />)
measureKeystrokes()
window.placeCaret = (share) =>
  placeCaretIn(root.querySelector<HTMLElement>('[data-slate-editor]')!, 'article p', share)
if (options.has('journal')) {
  createRecorder(session, async (batch) => {
    await fetch('/', { method: 'POST', body: JSON.stringify(batch) })
    return { ok: true, value: { needsSnapshot: false } }
  })
}

/** Ready when the last article has been laid out. */
const wait = setInterval(() => {
  if (session.getSnapshot().pages === null) return
  clearInterval(wait)
  // The layout of what is out of sight is not read.
  const text = root.querySelector<HTMLElement>('[data-slate-editor]')!
  if (options.has('unread')) text.getBoundingClientRect = () => new DOMRect()
  void document.fonts.ready.then(() => (window.ready = true))
}, 50)
