import { type ArticleKind, articleLimits, audienceNames, audiences } from '@yunxuan/domain'
import { Form, Input, Select } from 'antd'
import { AreaSelect } from '../../../ui/AreaSelect.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { needed } from '../../../ui/rules.ts'
import type { EditorSection } from '../../publish/components/EditorForm.tsx'
import { type ArticleValues, fieldNames } from '../article-form.ts'
import { BlocksField } from './BlocksField.tsx'
import { GuideFields } from './GuideFields.tsx'

const Field = Form.Item<ArticleValues>

/** Returns what is written of an article of a kind, in sections one can go to. */
export const sectionsOf = (kind: ArticleKind): readonly EditorSection[] => [
  { id: 'basics', name: '是什么', fields: <Basics /> },
  ...(kind === 'guide' ? [{ id: 'guide', name: '怎么办', fields: <GuideFields /> }] : []),
  { id: 'body', name: kind === 'guide' ? '补充说明' : '正文', fields: <BlocksField /> },
  { id: 'issued', name: '谁发的、到哪天', fields: <Issued /> },
]

function Basics() {
  return (
    <>
      <Field name="title" label={fieldNames.title} rules={needed('请写标题')}>
        <Input maxLength={articleLimits.title} showCount />
      </Field>
      <Field name="summary" label={fieldNames.summary} extra="居民在列表里看到的那一句，说白话">
        <Input maxLength={articleLimits.summary} showCount />
      </Field>
      <div className="fields">
        <Field name="audiences" label={fieldNames.audiences}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={audiences.map(audience => ({ value: audience, label: audienceNames[audience] }))}
          />
        </Field>
        <Field name="areaId" label={fieldNames.areaId}>
          <AreaSelect placeholder="全街道" />
        </Field>
      </div>
    </>
  )
}

function Issued() {
  return (
    <>
      <div className="fields">
        <Field name="issuer" label={fieldNames.issuer}>
          <Input maxLength={60} placeholder="比如 某某街道办事处" />
        </Field>
        <Field name="documentNo" label={fieldNames.documentNo}>
          <Input maxLength={40} placeholder="没有就不填" />
        </Field>
        <Field name="issuedOn" label={fieldNames.issuedOn}>
          <DayInput />
        </Field>
        <Field name="validFrom" label={fieldNames.validFrom}>
          <DayInput />
        </Field>
        <Field
          name="validUntil"
          label={fieldNames.validUntil}
          extra="这一天还有效，第二天起写着“已过期”；长期有效就不填"
        >
          <DayInput />
        </Field>
        <Field name="phone" label={fieldNames.phone}>
          <Input maxLength={30} inputMode="tel" />
        </Field>
      </div>
      <Field
        name="sourceUrl"
        label={fieldNames.sourceUrl}
        rules={[{ pattern: /^https?:\/\/\S+$/, message: '要以 http:// 或 https:// 开头' }]}
      >
        <Input maxLength={300} placeholder="摘自别处的，请填原文的网址" />
      </Field>
    </>
  )
}
