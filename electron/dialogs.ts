import path from 'node:path'
import { app, BrowserWindow, dialog, webContents } from 'electron'
import type { Caller, Dialogs } from '../host/ports.ts'

const filters: Readonly<Record<string, { name: string; extensions: string[] }>> = {
  '.neikan': { name: '内刊文件', extensions: ['neikan'] },
  '.docx': { name: 'Word 文档', extensions: ['docx'] },
  '.pdf': { name: 'PDF 文件', extensions: ['pdf'] },
}

const windowOf = ({ id }: Caller): BrowserWindow | null => {
  const contents = webContents.fromId(Number(id))
  return contents === undefined ? null : BrowserWindow.fromWebContents(contents)
}

/** The system's own dialogs, in front of the window that asks; they start where one was last. */
export function nativeDialogs(): Dialogs {
  let folder: string | null = null
  return {
    chooseIssue: async (caller) => {
      const window = windowOf(caller)
      if (window === null) return null
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: '打开一期',
        ...(folder === null ? {} : { defaultPath: folder }),
        filters: [{ name: '内刊文件', extensions: ['neikan'] }],
        properties: ['openFile'],
      })
      const [file] = filePaths
      if (canceled || file === undefined) return null
      folder = path.dirname(file)
      return file
    },
    chooseFolder: async (caller) => {
      const window = windowOf(caller)
      if (window === null) return null
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: '选择文库文件夹',
        properties: ['openDirectory', 'createDirectory'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    chooseSavePlace: async (caller, fileName) => {
      const window = windowOf(caller)
      if (window === null) return null
      const filter = filters[path.extname(fileName)]
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: '存到哪里',
        defaultPath: path.join(folder ?? app.getPath('documents'), fileName),
        ...(filter === undefined ? {} : { filters: [filter] }),
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      })
      if (canceled || filePath === '') return null
      folder = path.dirname(filePath)
      return filePath
    },
  }
}
