import { createDeskHandlers } from '../handlers/index.ts'
import type { Ports } from '../ports.ts'
import { fileRoute, mediaRoute, noticeRoute, requestRoute } from './desk-routes.ts'
import { startLoopback, type Loopback } from './loopback.ts'
import { createNoticeBoard } from './notices.ts'

/** The browser desk: the renderer and the handlers behind one guarded address. */
export async function startDeskServer(
  ports: Ports & { readonly library: string },
  options: { readonly port: number; readonly root: string },
): Promise<Loopback> {
  const desk = createDeskHandlers(ports)
  const board = createNoticeBoard()
  const routes = [
    requestRoute(desk, board),
    noticeRoute(board),
    mediaRoute(desk),
    fileRoute(ports.library),
  ]
  const loopback = await startLoopback({ ...options, routes })
  return {
    ...loopback,
    close: async () => {
      board.close()
      await loopback.close()
      await desk.close()
    },
  }
}
