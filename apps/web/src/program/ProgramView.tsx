import type { CSSProperties } from 'react'
import { useTranslations } from 'use-intl'
import { highlightLines, longestLine } from './highlight'
import styles from './ProgramView.module.css'
import './syntax.css'

export type Size = 'phone' | 'desk' | 'projector'

/**
 * A program to read: highlighted, its lines numbered, long lines scrolling sideways by themselves.
 * On the projector the letters are as large as the longest line allows and never below 28 px at 1080 lines.
 */
export function ProgramView({
  code,
  size = 'desk',
  marked = [],
}: {
  code: string
  size?: Size
  /** Lines to look at, from 1. */
  marked?: readonly number[]
}) {
  const t = useTranslations('program')
  const lines = highlightLines(code.replace(/\n+$/, ''))
  const measure = { '--columns': longestLine(code) + 4, '--lines': lines.length } as CSSProperties
  return (
    <div className={styles.frame} data-size={size} style={measure}>
      {/* Scrolls sideways, so it must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.program} tabIndex={0} role="region" aria-label={t('label')} translate="no">
        <code>
          {lines.map((line, at) => (
            <span key={at} className={styles.line} data-marked={marked.includes(at + 1) || undefined}>
              <span className={styles.number} aria-hidden>
                {at + 1}
              </span>
              <span>
                {line.map((stretch, place) => (
                  <span key={place} className={stretch.classes || undefined}>
                    {stretch.text}
                  </span>
                ))}
                {'\n'}
              </span>
            </span>
          ))}
        </code>
      </pre>
    </div>
  )
}
