import type { Dialect } from './schema.ts'

/**
 * What makes a table an audit: lines are added at its end, and nothing else is ever done to it. SQLite's `INSERT OR
 * REPLACE` deletes without a trigger of deletion, hence a rule for additions.
 */
export function auditTriggers(table: 'moderations' | 'verifications', dialect: Dialect): string[] {
  const isNextLine = `NEW.sequence = (SELECT coalesce(max(sequence), 0) + 1 FROM ${table} WHERE consultation = NEW.consultation)`
  if (dialect === 'sqlite')
    return [
      ...['UPDATE', 'DELETE'].map(
        (act) => `CREATE TRIGGER ${table}_${act.toLowerCase()} BEFORE ${act} ON ${table}
          BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END`,
      ),
      `CREATE TRIGGER ${table}_insert BEFORE INSERT ON ${table} WHEN NOT (${isNextLine})
        BEGIN SELECT RAISE(ABORT, 'the audit is added to at its end'); END`,
    ]
  return [
    `CREATE FUNCTION keep_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'the audit is only added to'; END $$`,
    `CREATE FUNCTION follow_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF ${isNextLine} THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'the audit is added to at its end';
      END $$`,
    `CREATE TRIGGER ${table}_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION keep_${table}()`,
    `CREATE TRIGGER ${table}_insert BEFORE INSERT ON ${table}
      FOR EACH ROW EXECUTE FUNCTION follow_${table}()`,
  ]
}
