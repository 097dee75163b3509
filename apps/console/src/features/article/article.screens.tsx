import { ReadOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const articleAccess = {
  articles: {
    behind: 'GET /v1/streets/:streetId/managed/articles',
    roles: ['coordinator', 'reviewer', 'administrator'],
  },
  writeArticle: {
    behind: 'PUT /v1/streets/:streetId/managed/articles/:articleId',
    roles: ['coordinator', 'administrator'],
  },
} as const satisfies Record<string, Access>

export const articleScreens: readonly Screen[] = [
  {
    path: 'articles',
    title: '文章与指南',
    Icon: ReadOutlined,
    may: 'articles',
    load: () => import('./pages/Articles.tsx'),
  },
  { path: 'articles/new', load: () => import('./pages/NewArticle.tsx') },
  { path: 'articles/:articleId', load: () => import('./pages/Article.tsx') },
]
