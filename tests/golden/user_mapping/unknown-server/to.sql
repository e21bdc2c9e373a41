CREATE USER MAPPING FOR alice SERVER nowhere OPTIONS (password 'secret');
