/** What happens when the graphics driver fails: the words are not in danger, the picture is. */
import { app, BrowserWindow, dialog } from 'electron'
import type { Settings } from '../host/contract.ts'

/** Once can be a driver that was being updated; Chromium starts its graphics process anew. */
const lossesBeforeAsking = 2

/** Must run before the app is ready. */
export function drawAsSet({ drawsWithoutGpu }: Pick<Settings, 'drawsWithoutGpu'>): void {
  if (drawsWithoutGpu) app.disableHardwareAcceleration()
}

/**
 * Has the windows painted anew after each loss, and after the second one offers to draw without the
 * graphics card. `giveUpGpu` keeps that choice before the offer is made: the third loss can end the
 * program, and the next start must not fail the same way.
 */
export function watchGraphics(giveUpGpu: () => Promise<void>): void {
  let losses = 0
  app.on('child-process-gone', (_gone, { type, reason }) => {
    if (type !== 'GPU' || reason === 'clean-exit') return
    losses += 1
    for (const window of BrowserWindow.getAllWindows()) window.webContents.invalidate()
    if (losses === lossesBeforeAsking) void giveUpGpu().then(offerRestart)
  })
}

async function offerRestart(): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: '显卡驱动连续出错，窗口可能发白或花屏。',
    detail:
      '文字不受影响：没存盘的改动在本机的恢复记录里。下次启动时改用处理器绘制画面，驱动修好以后可以在“设置”里改回来。现在重新启动吗？有没存盘的改动会先问您。',
    buttons: ['重新启动', '以后再说'],
    defaultId: 0,
    cancelId: 1,
  })
  if (response !== 0) return
  app.relaunch()
  app.quit()
}
