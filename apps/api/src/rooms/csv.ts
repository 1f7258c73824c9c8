import type { Report } from '@gradroom/contracts'
import type { Language } from '@gradroom/exercises'
import { stringify } from 'csv-stringify/sync'

const WORDS = {
  en: {
    columns: [
      'Name',
      'Rank',
      'Score',
      'Question',
      'Exercise',
      'Answer',
      'Key',
      'Result',
      'Credit',
      'Seconds',
      'Mistake',
    ],
    right: 'right',
    partly: 'partly right',
    wrong: 'wrong',
    none: 'no answer',
  },
  zh: {
    columns: ['姓名', '名次', '总分', '题号', '练习', '作答', '标准答案', '结果', '得分率', '用时（秒）', '错因'],
    right: '正确',
    partly: '部分正确',
    wrong: '错误',
    none: '未作答',
  },
} as const

/**
 * A text that no spreadsheet takes for a formula: what begins like one gets an apostrophe in front, unless it is a number.
 */
export const inert = (text: string): string =>
  /^[=+\-@\t\r＝＋－＠]/.test(text) && !/^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? `'${text}` : text

/** The report as a file for spreadsheets, one row a person and question; begins with a mark by which they know UTF-8. */
export function csvOf(report: Report, language: Language): string {
  const words = WORDS[language]
  const rows = report.people.flatMap(({ name, rank, score, answers }) =>
    answers.map(({ number, shown, grade, took }) => {
      const question = report.questions.find((one) => one.number === number)
      const graded = grade?.status === 'graded' ? grade : null
      const result =
        graded === null ? words.none : graded.correct ? words.right : graded.score > 0 ? words.partly : words.wrong
      return [
        inert(name),
        rank,
        score,
        number,
        inert(question?.title[language] ?? ''),
        inert(shown),
        inert(question?.key?.display ?? ''),
        result,
        graded?.score ?? null,
        took === null ? null : Math.round(took / 100) / 10,
        inert(graded?.mistakes[0]?.id ?? ''),
      ]
    }),
  )
  return stringify([[...words.columns], ...rows], { bom: true, record_delimiter: 'windows' })
}
