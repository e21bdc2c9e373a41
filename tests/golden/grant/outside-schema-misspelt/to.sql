CREATE SCHEMA reporting;
GRANT USAGE ON SCHEMA reportng TO webuser;
