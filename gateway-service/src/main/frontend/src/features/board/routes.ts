import { createRoute } from '@tanstack/react-router'
import { shellRoute, texts } from '@/shared/routing/routes'
import { BoardPage } from './BoardPage'
import { type BoardSearch, readBoardSearch } from './boardSearch'

/** The page that people open first is not split off: one file compresses and arrives better than fifty. The board stays where it is while a card is opened over it. */
export const boardLayoutRoute = createRoute({
  getParentRoute: () => shellRoute,
  id: 'boardLayout',
  validateSearch: (search: Record<string, unknown>): BoardSearch => readBoardSearch(search),
  loader: () => texts('board', 'lead'),
  component: BoardPage,
})

export const boardRoute = createRoute({ getParentRoute: () => boardLayoutRoute, path: '/board' })
