throw new Error('The module "electron" was imported outside electron/main and electron/preload.');
