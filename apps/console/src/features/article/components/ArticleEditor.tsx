import type { ManagedArticle } from '@yunxuan/contract'
import { useWorkplace } from '../../../shell/street.tsx'
import { EditorTab } from '../../publish/components/EditorTab.tsx'
import type { Version } from '../../publish/use-merging.tsx'
import { useArticle, useSaveArticle } from '../article.queries.ts'
import { type ArticleValues, fieldNames, toEdit, toValues } from '../article-form.ts'
import { sectionsOf } from './ArticleFields.tsx'

interface Props {
  /** The article as it was when the form was filled. */
  article: ManagedArticle
  isDirty: boolean
  onDirty: (isDirty: boolean) => void
}

export function ArticleEditor({ article, isDirty, onDirty }: Props) {
  const { streetId } = useWorkplace()
  const save = useSaveArticle(streetId, article.id)
  const { refetch } = useArticle(streetId, article.id)
  return (
    <EditorTab
      status={article.status}
      held={versionOf(article)}
      readNewest={async () => {
        const { data } = await refetch()
        return data && versionOf(data)
      }}
      sections={sectionsOf(article.kind)}
      save={{
        ...save,
        mutate: ({ version, values }, on) => save.mutate({ version, edit: toEdit(values) }, on),
      }}
      plain={values => toValues(toEdit(values))}
      names={fieldNames}
      say={sayField}
      isDirty={isDirty}
      onDirty={onDirty}
    />
  )
}

/** What one of two versions says in a field; of whole parts, that they are to be looked at in the form. */
function sayField(field: keyof ArticleValues, values: ArticleValues): string {
  const value: unknown = values[field]
  if (value === null || value === undefined || value === '') return '没填'
  return typeof value === 'object' ? '内容不一样，选了以后在上面看' : String(value)
}

function versionOf({ version, edit }: ManagedArticle): Version<ArticleValues> {
  return { version, values: toValues(edit) }
}
