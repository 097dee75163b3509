import { DownloadOutlined } from '@ant-design/icons'
import type { ImportPreview } from '@yunxuan/contract'
import { Button, Steps } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { download } from '../../../api/client.ts'
import { useWrite } from '../../../api/write.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { FileDrop } from '../components/FileDrop.tsx'
import { ImportJudged } from '../components/ImportJudged.tsx'
import { WrittenImports } from '../components/WrittenImports.tsx'
import { templatePath, useCommitImport, useMendImport, usePreviewImport } from '../import.queries.ts'

/** A coordinator's own list: template, upload, preview, and then all of it or nothing. */
export function Component() {
  const { streetId } = useWorkplace()
  const preview = usePreviewImport(streetId)
  const mend = useMendImport(streetId)
  const commit = useCommitImport(streetId)
  // While the same file is read again, what was read of it before stays in sight.
  const [before, setBefore] = useState<ImportPreview>()
  const judged = mend.data ?? preview.data ?? (preview.isPending ? before : undefined)
  const restart = () => {
    setBefore(undefined)
    preview.reset()
    mend.reset()
    commit.reset()
  }
  const step = commit.data !== undefined ? 2 : judged !== undefined ? 1 : 0
  return (
    <>
      <PageHead aside="把手头的服务和场次表一次放上来">
        <TemplateButton />
      </PageHead>
      <Steps
        current={step}
        items={[{ title: '填表上传' }, { title: '核对' }, { title: '写入' }]}
        style={{ maxWidth: 640 }}
      />
      {commit.data !== undefined ? (
        <section className="panel">
          <h2>写好了</h2>
          <p role="status">
            服务新增 {commit.data.services.added} 项、更新 {commit.data.services.changed} 项；场次新增{' '}
            {commit.data.slots.added} 场、更新 {commit.data.slots.changed} 场。
          </p>
          {commit.data.services.added > 0 && (
            <p className="soft">新增的服务已经送去审核。另一位同事看过、发布后，居民才能看到。</p>
          )}
          <div className="filters">
            <Link to={`/${streetId}/services`} className="main-link">
              去看服务与场次
            </Link>
            <Button onClick={restart}>再导一份</Button>
          </div>
        </section>
      ) : judged !== undefined ? (
        <ImportJudged
          preview={judged}
          commitError={commit.error ?? mend.error}
          isBusy={commit.isPending || mend.isPending || preview.isPending}
          onMend={mends => mend.mutate({ importId: judged.id, mends })}
          onCommit={id => commit.mutate(id)}
          onHidden={includesHidden => {
            setBefore(judged)
            commit.reset()
            mend.reset()
            if (preview.variables !== undefined) preview.mutate({ ...preview.variables, includesHidden })
          }}
          onRestart={restart}
        />
      ) : (
        <FileDrop
          isBusy={preview.isPending}
          error={preview.error}
          onFile={file => {
            setBefore(undefined)
            preview.mutate({ file, includesHidden: false })
          }}
        />
      )}
      {step !== 1 && <WrittenImports onUndone={importId => importId === commit.data?.id && restart()} />}
    </>
  )
}

function TemplateButton() {
  const { streetId, street } = useWorkplace()
  const { tell, isPending } = useWrite([], () =>
    download(templatePath(streetId), `${street.name}导入模板.xlsx`),
  )
  return (
    <Button icon={<DownloadOutlined aria-hidden />} loading={isPending} onClick={() => void tell(undefined)}>
      下载模板
    </Button>
  )
}
