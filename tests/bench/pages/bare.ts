import { generateBulletin } from '../generate.ts'
import { measureKeystrokes, placeCaretIn } from './measure.ts'

const root = document.querySelector<HTMLElement>('#editor')!
const size = Number(new URLSearchParams(location.search).get('size'))
for (const part of generateBulletin(size).children) {
  if (part.type !== 'article') continue
  for (const block of part.children) {
    const element = document.createElement(block.type === 'headline' ? 'h1' : 'p')
    element.textContent = block.children
      .map((child) => ('text' in child ? child.text : ''))
      .join('')
    root.append(element)
  }
}
root.contentEditable = 'true'
measureKeystrokes()
window.placeCaret = (share) => placeCaretIn(root, 'p', share)
void document.fonts.ready.then(() => (window.ready = true))
