import type { LinkTarget } from '@yunxuan/domain'
import { Select } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { useSettled } from '../../../ui/use-settled.ts'
import { useServices } from '../../publish/publish.queries.ts'
import { useArticle, useArticles } from '../article.queries.ts'

interface Link {
  kind: 'link'
  to?: LinkTarget
  id?: string
}

interface Props {
  id?: string
  label: string
  value?: Link
  onChange?: (link: Link) => void
}

/** One of the street's services or articles, found by a part of its name. */
export function LinkSelect({ id, label, value, onChange }: Props) {
  const { streetId } = useWorkplace()
  const [typed, setTyped] = useState('')
  const q = useSettled(typed.trim())
  const services = useServices(streetId, { q, status: 'published', unconfirmed: false, sort: '' })
  const articles = useArticles(streetId, { q, kind: 'all', status: 'all', due: 'all', sort: '' })
  const known = useKnown(value)
  const options = [
    {
      label: '服务',
      options: services.items.map(each => ({ value: `service ${each.id}`, label: each.edit.title })),
    },
    {
      label: '文章与指南',
      options: articles.items.map(each => ({ value: `article ${each.id}`, label: each.title })),
    },
  ]
  const chosen = value?.id === undefined ? undefined : `${value.to} ${value.id}`
  const isListed = options.some(group => group.options.some(option => option.value === chosen))
  const choose = (key: string) => {
    const [to = '', target = ''] = key.split(' ')
    onChange?.({ kind: 'link', to: to === 'service' ? 'service' : 'article', id: target })
  }
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      placeholder="打字找一项服务、指南或文章"
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      value={(isListed ? chosen : chosen && known) ?? null}
      onChange={choose}
      options={options}
      style={{ width: '100%' }}
    />
  )
}

/** What a link that was there before leads to, by its name. */
function useKnown(value: Link | undefined): string {
  const { streetId } = useWorkplace()
  const { articleId = '' } = useParams()
  const article = useArticle(streetId, articleId)
  const block = article.data?.preview.body.find(part => part.kind === 'link' && part.id === value?.id)
  return block?.kind === 'link' ? block.title : '居民现在看不到的内容'
}
