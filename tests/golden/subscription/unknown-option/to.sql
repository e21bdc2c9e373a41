CREATE SUBSCRIPTION s CONNECTION 'host=one password=secret' PUBLICATION p WITH (speed = 3);
