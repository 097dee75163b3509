import { type ArticleKind, articleKindNames, articleKinds } from '@yunxuan/domain'
import { Button, Form } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { useUnsavedGuard } from '../../../ui/use-unsaved-guard.tsx'
import { EditorForm, editorId } from '../../publish/components/EditorForm.tsx'
import { useDraftArticle } from '../article.queries.ts'
import { type ArticleValues, blankValues, toEdit } from '../article-form.ts'
import { sectionsOf } from '../components/ArticleFields.tsx'

const kinds = articleKinds.map(kind => [kind, articleKindNames[kind]] as const)

/** A new article: its kind first, then the form. */
export function Component() {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  const [form] = Form.useForm<ArticleValues>()
  const [kind, setKind] = useState<ArticleKind>('policy')
  const [isDirty, setDirty] = useState(false)
  const draft = useDraftArticle(streetId)
  const guard = useUnsavedGuard(isDirty && draft.data === undefined)
  useEffect(() => {
    if (draft.data !== undefined) void navigate(`/${streetId}/articles/${draft.data.id}`, { replace: true })
  }, [draft.data, navigate, streetId])
  const choose = (chosen: ArticleKind) => {
    setKind(chosen)
    // What was typed stays; only what a guide has of its own comes and goes.
    form.setFieldsValue({ guide: blankValues(chosen).guide })
  }
  return (
    <>
      <BackLink to="articles" />
      <PageHead title="新文章" />
      <Failed error={draft.error} />
      <section className="panel" aria-labelledby="kind-head">
        <h2 id="kind-head">写的是什么</h2>
        <Chips<ArticleKind> label="写的是什么" options={kinds} value={kind} onChange={choose} />
      </section>
      <EditorForm
        form={form}
        sections={sectionsOf(kind)}
        initial={blankValues(kind)}
        onTouch={() => setDirty(true)}
        onFinish={values => draft.mutate({ kind, edit: toEdit(values) })}
      />
      <div className="save-bar">
        <Button type="primary" htmlType="submit" form={editorId} loading={draft.isPending}>
          存成草稿
        </Button>
        <span className="soft">草稿居民看不到，写好后提交审核。</span>
      </div>
      {guard}
    </>
  )
}
