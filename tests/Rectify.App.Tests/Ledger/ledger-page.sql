-- p0={ '00000000-0000-7000-8000-000000000001' } (DbType = Object)
-- p1={ '00000000-0000-7000-8000-000000000002' } (DbType = Object)
-- p2={ '00000000-0000-7000-8000-000000000003' } (DbType = Object)
-- p3={ '00000000-0000-7000-8000-000000000001' } (DbType = Object)
-- p4={ '00000000-0000-7000-8000-000000000002' } (DbType = Object)
-- p5={  } (DbType = Object)
-- @p10='51'
SELECT r0.id, r0.inspection_id, p.number, p.sequence, (
    SELECT s.ordinal
    FROM sections AS s
    WHERE s.id = p.section_id
    LIMIT 1), p.ordinal, CASE
    WHEN r0.part > 1 OR EXISTS (
        SELECT 1
        FROM tasks AS t
        WHERE t.problem_id = r0.problem_id AND t.part > 1) THEN r0.part
END, p.wording, p.is_restricted, p.class, p.stake_amount, p.stake_unit, (
    SELECT u.name
    FROM unit_periods AS u
    WHERE u.unit_id = r0.lead_unit_id AND u.until IS NULL
    LIMIT 1), (
    SELECT p0.name
    FROM persons AS p0
    WHERE p0.id = r0.leader_id
    LIMIT 1), r0.due_on, r0.original_due_on, r0.state, r0.returns, r0.restarts, r0.takeover_id IS NOT NULL, r0.closed_on, r0.next_check_on, i.regime, m0.c, m0.c0, m0.c1, m0.c2, m0.c3
FROM (
    SELECT r.id, r.closed_on, r.due_on, r.inspection_id, r.lead_unit_id, r.leader_id, r.next_check_on, r.original_due_on, r.part, r.problem_id, r.restarts, r.returns, r.state, r.takeover_id
    FROM (
        select * from tasks where (inspection_id = any(@p0) or lead_unit_id = any(@p1) or leader_id = any(@p2) or handler_id = any(@p2)
           or id = any(array(select task_id from task_units where unit_id = any(@p1) union select task_id from panel_seats where person_id = any(@p2))))
          and (inspection_id = any(@p3) or problem_id not in (select id from problems where is_restricted)
           or lead_unit_id = any(@p4) or leader_id = any(@p2) or handler_id = any(@p2) or id = any(@p5)
           or id = any(array(select task_id from panel_seats where person_id = any(@p2) union select task_id from reviews where auditor_id = any(@p2))))
    ) AS r
    ORDER BY r.due_on, r.id
    LIMIT @p10
) AS r0
INNER JOIN problems AS p ON r0.problem_id = p.id
INNER JOIN inspections AS i ON r0.inspection_id = i.id
LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE m.state = 'Verified' OR m.state = 'Sustained')::int AS c, count(*) FILTER (WHERE m.state = 'ReportedDone')::int AS c0, count(*) FILTER (WHERE m.state = 'Returned')::int AS c1, count(*) FILTER (WHERE m.state = 'NotStarted' OR m.state = 'InProgress')::int AS c2, 1 AS c3
    FROM measures AS m
    WHERE r0.id = m.task_id
    GROUP BY m.task_id
    LIMIT 1
) AS m0 ON TRUE
ORDER BY r0.due_on, r0.id

This LINQ query is being executed in split-query mode, and the SQL shown is for the first query to be executed. Additional queries may also be executed depending on the results of the first query.
