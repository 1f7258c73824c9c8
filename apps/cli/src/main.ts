import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { sendBots } from './bots/bots.js'
import { checkBank } from './check.js'
import { gradeLines } from './grade.js'
import { runFile, runLines } from './run.js'

const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!Number.isInteger(value) || value < least || value > most)
      throw new InvalidArgumentError(`a whole number from ${least} to ${most}`)
    return value
  }

const share = (text: string): number => {
  const value = Number(text)
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('a number from 0 to 1')
  return value
}

/**
 * The command line of Gradroom.
 * @param argv as `process.argv`.
 * @returns the exit code: 0 done, 1 the thing itself failed (an error in the program, a problem in the bank), 2 used wrongly.
 */
export async function main(argv: string[]): Promise<number> {
  let code = 0
  const program = new Command('gradroom')
    .description('Programs, exercises and rooms of Gradroom from the command line.')
    .showHelpAfterError('(gradroom --help tells what there is)')
    .exitOverride()

  program
    .command('run')
    .description('Run a program: print what Python would print, and the value of its last line.')
    .argument('[file]', 'a .py file; - or nothing reads standard input')
    .option('--jsonl', 'read {"id","code"} a line; write a record a line', false)
    .action(async (file: string | undefined, options: { jsonl: boolean }) => {
      code = options.jsonl ? await runLines(file) : await runFile(file)
    })

  program
    .command('grade')
    .description(
      'Grade answers: read {"id","code","ask","answer"} a line, write the verdict and the mistakes that explain it.',
    )
    .argument('[file]', 'a .jsonl file; - or nothing reads standard input')
    .requiredOption('--jsonl', 'a question and an answer a line')
    .action(async (file: string | undefined) => {
      code = await gradeLines(file)
    })

  program
    .command('check')
    .description('Check a bank of exercises: its files, its texts in both languages, and many variants of each.')
    .argument('<folder>', 'a folder of YAML files')
    .option('--variants <n>', 'variants of each exercise', whole(1, 10_000), 100)
    .action(async (folder: string, options: { variants: number }) => {
      code = await checkBank(folder, options.variants)
    })

  program
    .command('bots')
    .description('Send simulated students into a room.')
    .requiredOption('--pin <pin>', 'the room’s PIN')
    .option('--count <n>', 'how many', whole(1, 5000), 10)
    .option(
      '--url <url>',
      'the server',
      process.env['GRADROOM_URL'] ?? `http://localhost:${process.env['PORT'] ?? '3000'}`,
    )
    .option('--right <share>', 'how many answer right, from 0 to 1', share, 0.6)
    .option('--seed <n>', 'the seed of their choices', whole(0, 2 ** 31), 1)
    .action(async (options: { pin: string; count: number; url: string; right: number; seed: number }) => {
      code = await sendBots(options)
    })

  try {
    await program.parseAsync(argv)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    throw error
  }
  return code
}
