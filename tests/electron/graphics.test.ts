import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { readSettingsSync } from '../../host/handlers/index.ts'
import * as standIn from './stand-in.ts'

vi.mock('electron', () => import('./stand-in.ts'))

const { drawAsSet, watchGraphics } = await import('../../electron/graphics.ts')

beforeEach(() => {
  standIn.app.removeAllListeners('child-process-gone')
  vi.clearAllMocks()
})

const lose = (type: string, reason: string) =>
  standIn.app.emit('child-process-gone', {}, { type, reason })

describe('a graphics driver that fails', () => {
  test('once has the windows painted anew and asks nothing', () => {
    const window = new standIn.BrowserWindow({})
    const giveUpGpu = vi.fn(() => Promise.resolve())
    watchGraphics(giveUpGpu)
    lose('GPU', 'crashed')
    lose('GPU', 'clean-exit')
    lose('Utility', 'crashed')
    expect(window.webContents.invalidate).toHaveBeenCalledTimes(1)
    expect(giveUpGpu).not.toHaveBeenCalled()
    expect(standIn.dialog.showMessageBox).not.toHaveBeenCalled()
  })

  test('twice is given up on before the editor is asked, and asked about only once', async () => {
    const order: string[] = []
    standIn.dialog.showMessageBox.mockImplementationOnce(() => {
      order.push('asked')
      return Promise.resolve({ response: 0 })
    })
    watchGraphics(() => {
      order.push('kept')
      return Promise.resolve()
    })
    for (let time = 0; time < 4; time += 1) lose('GPU', 'crashed')
    await vi.waitFor(() => expect(standIn.app.relaunch).toHaveBeenCalled())
    expect(order).toEqual(['kept', 'asked'])
    // Quitting asks about unsaved words; exiting would not.
    expect(standIn.app.quit).toHaveBeenCalledTimes(1)
    expect(standIn.app.exit).not.toHaveBeenCalled()
  })

  test('and an editor who says later goes on', async () => {
    watchGraphics(() => Promise.resolve())
    lose('GPU', 'killed')
    lose('GPU', 'killed')
    await vi.waitFor(() => expect(standIn.dialog.showMessageBox).toHaveBeenCalledTimes(1))
    await Promise.resolve()
    expect(standIn.app.quit).not.toHaveBeenCalled()
  })
})

test('the next start draws without the card only where the settings say so', async () => {
  const profile = await mkdtemp(path.join(tmpdir(), 'neikan-profile-'))
  const file = path.join(profile, 'settings.json')
  const usual = {
    leavesNoTraces: false,
    autosaves: true,
    drawsWithoutGpu: false,
    appearance: 'system',
  }
  expect(readSettingsSync(profile)).toEqual(usual)
  await writeFile(file, '{"leavesNoTraces":true,"autosaves":false}')
  expect(readSettingsSync(profile)).toEqual({
    ...usual,
    leavesNoTraces: true,
    autosaves: false,
  })
  await writeFile(file, JSON.stringify({ ...usual, appearance: 'dark' }))
  expect(readSettingsSync(profile)).toEqual({ ...usual, appearance: 'dark' })
  drawAsSet(readSettingsSync(profile))
  expect(standIn.app.disableHardwareAcceleration).not.toHaveBeenCalled()
  await writeFile(file, JSON.stringify({ ...usual, drawsWithoutGpu: true }))
  drawAsSet(readSettingsSync(profile))
  expect(standIn.app.disableHardwareAcceleration).toHaveBeenCalled()
  await writeFile(file, '{')
  expect(readSettingsSync(profile)).toEqual(usual)
  await rm(profile, { recursive: true })
})
