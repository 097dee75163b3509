import type { ArticleLine } from '@yunxuan/contract'
import { Tag } from '../../../ui/Tag.tsx'
import { serviceStatusNames } from '../../publish/service-words.ts'
import { validityNames } from '../article-words.ts'

/** How an article stands: its status, and that it has run out, or does not hold yet. */
export function ArticleState({
  article: { status, validity, isShown },
}: {
  article: Pick<ArticleLine, 'status' | 'validity' | 'isShown'>
}) {
  return (
    <>
      <Tag {...serviceStatusNames[status]} />{' '}
      {isShown && validity !== 'valid' && <Tag {...validityNames[validity]} />}
    </>
  )
}
