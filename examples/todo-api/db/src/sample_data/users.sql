copy data."user" (id, name, email, "password", role) from stdin;
1	alice	alice@example.com	correct horse	webuser
2	Bob \\o/ Builder	bob@example.com	battery staple	webuser
3	Mallory	mallory@example.org	let; me; in;	suspended
\.

alter sequence data.user_id_seq restart with 101;
