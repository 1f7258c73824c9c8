const NAMES = [
  'Ada',
  'Emmy',
  'Carl',
  'Sofia',
  'Alan',
  'Grace',
  'Leonhard',
  'Katherine',
  '小雨',
  '子涵',
  '浩然',
  '思远',
  '欣怡',
  '一诺',
  '梓轩',
  '雨桐',
]

/** A student's name: different for each number, English and Chinese mixed as in a real class. */
export function studentName(number: number, random: () => number): string {
  const name = NAMES[Math.floor(random() * NAMES.length)]
  return `${name} ${number + 1}`
}
