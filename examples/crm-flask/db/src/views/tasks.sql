CREATE VIEW overdue_tasks AS
SELECT t.id, t.title, t.priority, t.assignee_id, u.full_name AS assignee, CURRENT_DATE - t.due_on AS days
FROM tasks t
LEFT JOIN users u ON u.id = t.assignee_id
WHERE t.done_at IS NULL AND t.due_on < CURRENT_DATE;
