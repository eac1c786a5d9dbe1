import { createRoot } from 'react-dom/client'
import { templateById } from '../../../core/template/index.ts'
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
  placeCaretIn(root.querySelector<HTMLElement>('main')!, 'article p', share)

/** Ready when the last article has been laid out. */
const wait = setInterval(() => {
  if (session.getSnapshot().pages === null) return
  clearInterval(wait)
  void document.fonts.ready.then(() => (window.ready = true))
}, 50)
