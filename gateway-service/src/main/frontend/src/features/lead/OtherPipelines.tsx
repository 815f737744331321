import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pipeline, Stage } from '@/shared/api/model'
import { takesOthers } from '@/shared/leads/moveLead'

interface Props {
  here: Pipeline
  others: Pipeline[]
  onChoose: (stage: Stage) => void
}

/** The pipeline that a lead is in, and the stages of the others, where it can go on with its history. */
export function OtherPipelines({ here, others, onChoose }: Props) {
  const { t } = useTranslation('lead')
  return (
    <Menu position="bottom-start" shadow="lg" width={260}>
      <Menu.Target>
        <Button size="compact-xs" variant="default" rightSection={<IconChevronDown size={14} aria-hidden />} aria-label={t('otherPipeline', { name: here.name })}>
          {here.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {others.map((other) => (
          <Fragment key={other.id}>
            <Menu.Label>{t('toPipeline', { name: other.name })}</Menu.Label>
            {other.stages
              .filter(takesOthers)
              .map((stage) => (
                <Menu.Item key={stage.id} onClick={() => onChoose(stage)}>
                  {stage.name}
                </Menu.Item>
              ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
