/** Pictures on their way into the open issue: turned upright here, cleaned by the host. */
import { largestFigure } from '../../core/galley/index.ts'
import { cleanPicture } from '../../core/picture/index.ts'
import { maxNameplateBytes } from '../../core/template/index.ts'
import { insertFigure } from '../editor/index.ts'
import { askForFiles } from './ask-for-files.ts'
import { showToast, valueOrToast, type App } from './app.ts'
import type { OpenIssue } from './app-state.ts'

const mmPerPoint = 25.4 / 72

/** How good a JPEG is that had to be turned. */
const jpegQuality = 0.92

export const isPicture = ({ name, type }: File): boolean =>
  /^image\/(png|jpeg)$/.test(type) || /\.(png|jpe?g)$/i.test(name)

/** Lets the user choose a picture and puts it under the block with the caret. */
export function choosePicture(app: App): void {
  askForPicture((file) => void insertPicture(app, file))
}

export function askForPicture(onChoose: (file: File) => void): void {
  askForFiles({ accept: 'image/png,image/jpeg' }, ([file]) => {
    if (file !== undefined) onChoose(file)
  })
}

export async function insertPicture(app: App, file: File): Promise<void> {
  const { issue } = app.store.get()
  if (issue === null) return
  const { session, place, readOnly } = issue
  if (readOnly !== null) {
    const text = '这一期是只读的，没有插入图片。请先接管或另存为副本。'
    return showToast(app, { tone: 'refused', text, actions: [] })
  }
  if (session.getSnapshot().caret.blockType === null) {
    const text = '图片插在光标所在的段落下面。请先在稿件正文里点一下，再插入图片。'
    showToast(app, { tone: 'refused', text, actions: [] })
    return
  }
  const bytes = await uprightBytes(file)
  const name = file.name === '' ? '剪贴板图片' : file.name
  const added = await addPicture(app, place.issueId, name, bytes)
  if (added === null) return
  const most = largestFigure(session.getSnapshot().template)
  const scale = Math.min(
    1,
    (most.width * mmPerPoint) / added.widthMm,
    (most.height * mmPerPoint) / added.heightMm,
  )
  const size = (millimetres: number) => Math.round(millimetres * scale * 10) / 10
  insertFigure(session.editor, {
    media: added.media,
    widthMm: size(added.widthMm),
    heightMm: size(added.heightMm),
    alt: '',
  })
  session.focus()
}

async function addPicture(app: App, issueId: string, name: string, bytes: Uint8Array) {
  return valueOrToast(app, await app.desk.request('addPicture', { issueId, name, bytes }))
}

/** Takes in a picture for the nameplate; null after a refusal, which was shown. */
export async function addNameplatePicture(app: App, { place }: OpenIssue, file: File) {
  const bytes = await uprightBytes(file)
  if (bytes.length > maxNameplateBytes) {
    const text = `“${file.name}”超过 2 MB，没有用作题字：它要随每一期文件走。请先把图片缩小再选。`
    showToast(app, { tone: 'refused', text, actions: [] })
    return null
  }
  return addPicture(app, place.issueId, file.name, bytes)
}

/** A picture taken with the camera on its side is drawn upright and packed anew. */
async function uprightBytes(file: File): Promise<Uint8Array> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const picture = cleanPicture(bytes)
  if (picture === null || picture.orientation === 1) return bytes
  const bitmap = await createImageBitmap(file)
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext('2d')
  if (context === null) return bytes
  context.drawImage(bitmap, 0, 0)
  bitmap.close()
  const type = picture.format === 'png' ? 'image/png' : 'image/jpeg'
  const blob = await canvas.convertToBlob({ type, quality: jpegQuality })
  return new Uint8Array(await blob.arrayBuffer())
}
