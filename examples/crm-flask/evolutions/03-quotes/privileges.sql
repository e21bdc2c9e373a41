-- crm_app is what the application logs in as, crm_reader what reports do.
GRANT SELECT, INSERT, UPDATE, DELETE ON users, teams, team_members, api_tokens, companies, company_addresses, contacts,
    contact_emails, contact_phones, currencies, products, pipelines, stages, deal_contacts, deal_items, tasks,
    task_watchers, tags, taggings, remarks, attachments, activities, emails, email_recipients, settings
    TO crm_app;
GRANT SELECT, INSERT, UPDATE ON deals, quotes, quote_items TO crm_app;
GRANT SELECT, INSERT ON audit_entries TO crm_app;
GRANT USAGE ON SEQUENCE deal_number TO crm_app;
GRANT SELECT ON open_deals, pipeline_totals, address_book, overdue_tasks, expiring_quotes TO crm_app, crm_reader;
GRANT SELECT (id, full_name, role) ON users TO crm_reader;
