CREATE TYPE user_role AS ENUM ('agent', 'manager', 'admin');
CREATE TYPE company_size AS ENUM ('solo', 'small', 'medium', 'large');
CREATE TYPE deal_status AS ENUM ('open', 'won', 'lost');
CREATE TYPE task_priority AS ENUM ('low', 'normal', 'high', 'urgent');
CREATE TYPE forecast AS ENUM ('commit', 'best case', 'pipeline', 'omitted');
CREATE TYPE channel AS ENUM ('email', 'phone', 'meeting');

-- What a tag, a note, a task or a file may hang on.
CREATE TYPE subject_type AS ENUM ('company', 'contact', 'deal', 'task');
COMMENT ON TYPE subject_type IS 'The table that a polymorphic link points into';
