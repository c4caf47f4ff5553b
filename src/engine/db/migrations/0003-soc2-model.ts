// The SOC 2 model: scope, versions of controls with the days they held, checklists, excuses, readiness,
// roadmap, exceptions. What version 2 knew is carried over; what nobody stated yet is null or empty.
import type Database from 'better-sqlite3';

export const soc2Model = (db: Database.Database): void => {
  db.exec(`
    ALTER TABLE engagement ADD COLUMN state TEXT NOT NULL DEFAULT 'planned';
    ALTER TABLE engagement ADD COLUMN catalog_version TEXT NOT NULL DEFAULT '1.0.0';
    ALTER TABLE engagement ADD COLUMN rolled_forward_from INTEGER REFERENCES engagement (number);
    ALTER TABLE engagement ADD COLUMN boundary TEXT NOT NULL DEFAULT '';
    -- Joined by commas, in the order processor, controller.
    ALTER TABLE engagement ADD COLUMN privacy_roles TEXT NOT NULL DEFAULT 'processor,controller';
    ALTER TABLE engagement ADD COLUMN makes_products INTEGER NOT NULL DEFAULT 1 CHECK (makes_products IN (0, 1));
    CREATE TABLE scope_item (
      engagement INTEGER NOT NULL REFERENCES engagement (number),
      position INTEGER NOT NULL,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      note TEXT NOT NULL,
      in_scope INTEGER NOT NULL CHECK (in_scope IN (0, 1)),
      reason TEXT NOT NULL,
      PRIMARY KEY (engagement, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE engagement_person (
      engagement INTEGER NOT NULL REFERENCES engagement (number),
      position INTEGER NOT NULL,
      side TEXT NOT NULL CHECK (side IN ('organization', 'firm')),
      name TEXT NOT NULL,
      role TEXT NOT NULL,
      email TEXT NOT NULL,
      PRIMARY KEY (engagement, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE subservice_organization (
      engagement INTEGER NOT NULL REFERENCES engagement (number),
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      service TEXT NOT NULL,
      method TEXT NOT NULL CHECK (method IN ('carve-out', 'inclusive')),
      assumed_controls TEXT NOT NULL,
      note TEXT NOT NULL,
      PRIMARY KEY (engagement, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE not_applicable_criterion (
      engagement INTEGER NOT NULL REFERENCES engagement (number),
      criterion TEXT NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (engagement, criterion)
    ) STRICT, WITHOUT ROWID;
    -- The AICPA's text, where a team owns it and has brought it in. It never leaves the vault.
    CREATE TABLE owned_text (
      subject TEXT PRIMARY KEY,
      text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- All that may change of a control stands in its versions. Their days do not overlap.
    CREATE TABLE control_version_with_days (
      control INTEGER NOT NULL REFERENCES control (number),
      version INTEGER NOT NULL,
      title TEXT NOT NULL,
      wording TEXT NOT NULL,
      owner_role TEXT NOT NULL,
      owner TEXT NOT NULL,
      cadence TEXT NOT NULL,
      weekdays_only INTEGER NOT NULL CHECK (weekdays_only IN (0, 1)),
      grace_days INTEGER,
      nature TEXT NOT NULL,
      kind TEXT NOT NULL,
      valid_from TEXT,
      valid_to TEXT,
      note TEXT NOT NULL,
      created_at TEXT NOT NULL,
      PRIMARY KEY (control, version),
      CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO control_version_with_days
      SELECT v.control, v.version, c.title, v.wording, c.owner_role, '', v.cadence, 0, NULL, v.nature, v.kind,
        NULL, NULL, '', v.created_at
      FROM control_version AS v JOIN control AS c ON c.number = v.control;
    DROP TABLE control_version;
    ALTER TABLE control_version_with_days RENAME TO control_version;
    ALTER TABLE control DROP COLUMN title;
    ALTER TABLE control DROP COLUMN owner_role;
    ALTER TABLE control ADD COLUMN current_version INTEGER NOT NULL DEFAULT 1;

    CREATE TABLE control_criterion (
      control INTEGER NOT NULL REFERENCES control (number),
      criterion TEXT NOT NULL,
      rationale TEXT NOT NULL,
      created_at TEXT NOT NULL,
      PRIMARY KEY (control, criterion)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX control_criterion_by_criterion ON control_criterion (criterion, control);

    -- What an auditor will ask for. Numbers are never reused, so that a tick keeps its meaning.
    CREATE TABLE checklist_item (
      control INTEGER NOT NULL REFERENCES control (number),
      number INTEGER NOT NULL,
      position INTEGER NOT NULL,
      text TEXT NOT NULL,
      removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
      PRIMARY KEY (control, number)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO checklist_item (control, number, position, text)
      SELECT control, position, position, example FROM control_evidence_example;
    DROP TABLE control_evidence_example;
    CREATE TABLE checklist_tick (
      control INTEGER NOT NULL,
      number INTEGER NOT NULL,
      evidence INTEGER NOT NULL REFERENCES evidence (number),
      PRIMARY KEY (control, number, evidence),
      FOREIGN KEY (control, number) REFERENCES checklist_item (control, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX checklist_tick_by_evidence ON checklist_tick (evidence);

    -- An occurrence is named by its control and its first day.
    CREATE TABLE excuse (
      engagement INTEGER NOT NULL REFERENCES engagement (number),
      control INTEGER NOT NULL REFERENCES control (number),
      occurrence_from TEXT NOT NULL,
      reason TEXT NOT NULL,
      excused_by INTEGER NOT NULL REFERENCES member (number),
      excused_at TEXT NOT NULL,
      PRIMARY KEY (engagement, control, occurrence_from)
    ) STRICT, WITHOUT ROWID;
    -- Evidence that counts for the occurrence a person named, and for no other of that control.
    CREATE TABLE assigned_occurrence (
      engagement INTEGER NOT NULL REFERENCES engagement (number),
      control INTEGER NOT NULL REFERENCES control (number),
      evidence INTEGER NOT NULL REFERENCES evidence (number),
      occurrence_from TEXT NOT NULL,
      PRIMARY KEY (engagement, control, evidence)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE assessment (
      number INTEGER PRIMARY KEY,
      engagement INTEGER NOT NULL REFERENCES engagement (number),
      name TEXT NOT NULL,
      begun_at TEXT NOT NULL,
      begun_by INTEGER NOT NULL REFERENCES member (number),
      closed_at TEXT
    ) STRICT;
    CREATE TABLE subject_rating (
      assessment INTEGER NOT NULL REFERENCES assessment (number),
      subject TEXT NOT NULL,
      design TEXT NOT NULL,
      documentation TEXT NOT NULL,
      operation TEXT NOT NULL,
      evidence TEXT NOT NULL,
      likelihood TEXT,
      effort TEXT,
      note TEXT NOT NULL,
      rated_at TEXT NOT NULL,
      PRIMARY KEY (assessment, subject)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE remediation_task (
      number INTEGER PRIMARY KEY,
      title TEXT NOT NULL,
      subject TEXT,
      plan TEXT NOT NULL,
      likelihood TEXT,
      effort TEXT,
      owner TEXT NOT NULL,
      due TEXT,
      state TEXT NOT NULL,
      progress_percent INTEGER NOT NULL CHECK (progress_percent BETWEEN 0 AND 100),
      note TEXT NOT NULL,
      created_at TEXT NOT NULL,
      changed_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX remediation_task_by_subject ON remediation_task (subject, state);
    -- Holds all a list is filtered, searched and sorted by, so that no row with its long texts is read for it.
    CREATE INDEX remediation_task_list
      ON remediation_task (state, likelihood, effort, due, owner, subject, title);
    -- The orders of the list: a page in its middle is reached without sorting what lies before it.
    CREATE INDEX remediation_task_by_title ON remediation_task (title COLLATE NOCASE);
    CREATE INDEX remediation_task_by_owner ON remediation_task (nullif(owner, '') COLLATE NOCASE);
    CREATE INDEX remediation_task_by_due ON remediation_task (due);
    CREATE INDEX remediation_task_by_state ON remediation_task (
      CASE state WHEN 'open' THEN 0 WHEN 'in-progress' THEN 1 WHEN 'done' THEN 2 WHEN 'verified' THEN 3
        WHEN 'accepted' THEN 4 END);
    CREATE INDEX remediation_task_by_priority ON remediation_task (
      CASE likelihood
        WHEN 'low' THEN CASE effort WHEN 'low' THEN 6 WHEN 'medium' THEN 8 WHEN 'high' THEN 9 END
        WHEN 'medium' THEN CASE effort WHEN 'low' THEN 3 WHEN 'medium' THEN 5 WHEN 'high' THEN 7 END
        WHEN 'high' THEN CASE effort WHEN 'low' THEN 1 WHEN 'medium' THEN 2 WHEN 'high' THEN 4 END END);

    CREATE TABLE roadmap (
      engagement INTEGER PRIMARY KEY REFERENCES engagement (number),
      path TEXT NOT NULL
    ) STRICT;
    CREATE TABLE roadmap_step (
      engagement INTEGER NOT NULL REFERENCES roadmap (engagement),
      step TEXT NOT NULL,
      planned_from TEXT NOT NULL,
      planned_to TEXT NOT NULL,
      actual_from TEXT,
      actual_to TEXT,
      owner TEXT NOT NULL,
      note TEXT NOT NULL,
      PRIMARY KEY (engagement, step)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE exception (
      number INTEGER PRIMARY KEY,
      engagement INTEGER NOT NULL REFERENCES engagement (number),
      control INTEGER NOT NULL REFERENCES control (number),
      occurrence_from TEXT,
      title TEXT NOT NULL,
      what_happened TEXT NOT NULL,
      found_by TEXT NOT NULL CHECK (found_by IN ('self', 'auditor')),
      found_on TEXT NOT NULL,
      cause TEXT NOT NULL,
      extent_failed INTEGER,
      extent_of INTEGER,
      effect TEXT NOT NULL,
      compensating_control TEXT NOT NULL,
      remediation TEXT NOT NULL,
      owner TEXT NOT NULL,
      due TEXT,
      fixed_on TEXT,
      retest TEXT NOT NULL,
      response TEXT NOT NULL,
      response_approved_by TEXT NOT NULL,
      response_approved_on TEXT,
      state TEXT NOT NULL,
      withdrawn TEXT,
      created_at TEXT NOT NULL,
      changed_at TEXT NOT NULL
    ) STRICT;
    -- As remediation_task_list.
    CREATE INDEX exception_list
      ON exception (engagement, withdrawn, control, state, occurrence_from, due, found_on, owner, title);
    CREATE INDEX exception_by_number ON exception (engagement, number, withdrawn);
    CREATE INDEX exception_by_title ON exception (engagement, title COLLATE NOCASE, number, withdrawn);
    CREATE INDEX exception_by_control ON exception (engagement, control, number, withdrawn);
    CREATE INDEX exception_by_finding ON exception (engagement, found_on, number, withdrawn);
    CREATE INDEX exception_by_due ON exception (engagement, due, number, withdrawn);
    CREATE INDEX exception_by_state ON exception (engagement,
      CASE state WHEN 'draft' THEN 0 WHEN 'confirmed' THEN 1 WHEN 'responded' THEN 2 WHEN 'remediating' THEN 3
        WHEN 'fixed' THEN 4 WHEN 'retested' THEN 5 WHEN 'closed' THEN 6 WHEN 'accepted' THEN 7 END,
      number, withdrawn);
    CREATE TABLE exception_evidence (
      exception INTEGER NOT NULL REFERENCES exception (number),
      evidence INTEGER NOT NULL REFERENCES evidence (number),
      PRIMARY KEY (exception, evidence)
    ) STRICT, WITHOUT ROWID;
    -- What was handed over with a package can never be taken back out of the register.
    CREATE TABLE package_exception (
      package TEXT NOT NULL REFERENCES package (id),
      exception INTEGER NOT NULL REFERENCES exception (number),
      PRIMARY KEY (package, exception)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX package_exception_by_exception ON package_exception (exception);
  `);
};
