import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cloudInitSeed } from '../../../../host-agent/executor/seed/cloud-init-seed';
import { run, runInside } from '../../programs';
import { missingUnless } from '../installed';
import type { GuestsHost } from './guests-host';
import type { Maker } from './makers';
import { NETWORK, POOL } from './plan';

/** Vagrant waits until each guest has its address; dozens that boot without KVM take minutes. */
const VAGRANT_MS_MAX = 900_000;

const BOX = 'tiny';

/** The smallest size that a box can state; the image in it is smaller. */
const BOX_METADATA = { provider: 'libvirt', format: 'qcow2', virtual_size: 1 };

/**
 * vagrant-libvirt as Debian packages it, offline: a box that holds the tiny guest's disk, its kernel booted directly, our seed as its
 * CD-ROM. The guest has no ssh, so a communicator stands in that is always ready.
 */
export async function vagrantMaker(host: GuestsHost): Promise<Maker> {
  const { workDirectory, sandbox } = host;
  const directory = join(workDirectory, 'vagrant');
  const missing = missingUnless('vagrant');
  const environment = {
    HOME: directory,
    // It cannot read its own messages otherwise.
    LC_ALL: 'C.UTF-8',
    VAGRANT_CWD: directory,
    VAGRANT_HOME: join(directory, 'home'),
    VAGRANT_CHECKPOINT_DISABLE: '1',
  };
  const vagrant = async (...words: readonly string[]): Promise<void> => {
    await runInside(sandbox, 'vagrant', words, environment, VAGRANT_MS_MAX);
  };
  if (missing.missing === undefined) {
    await writeProject(host, directory);
    await vagrant('box', 'add', '--name', BOX, await packBox(host, directory));
  }
  return {
    name: 'vagrant-libvirt',
    role: 'peer',
    remark: 'waits until each guest has its address; removed with their power cut',
    ...missing,
    create: async () => {
      // Its own notes of machines that were removed behind its back, as those of every run are that is not followed by its destroying.
      await rm(join(directory, '.vagrant'), { recursive: true, force: true });
      const up = (): Promise<void> => vagrant('up', '--provider=libvirt');
      // It gives up on a guest whose state it sees in between two others; asked again, it goes on from there.
      await up().catch(up);
    },
    destroy: () => vagrant('destroy', '--force'),
  };
}

async function packBox({ guest }: GuestsHost, directory: string): Promise<string> {
  const parts = join(directory, 'box');
  await mkdir(parts, { recursive: true });
  await copyFile(guest.image, join(parts, 'box.img'));
  await writeFile(join(parts, 'metadata.json'), JSON.stringify(BOX_METADATA));
  const path = join(directory, 'tiny.box');
  await run('tar', ['--create', '--gzip', '--file', path, '--directory', parts, 'metadata.json', 'box.img']);
  return path;
}

async function writeProject(host: GuestsHost, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const { name, cloudInit } of host.planOf().machines) {
    if (cloudInit === undefined) throw new Error('a guest has a seed');
    await writeFile(join(directory, `${name}.iso`), cloudInitSeed(cloudInit));
  }
  await writeFile(join(directory, 'Vagrantfile'), vagrantfile(host, directory));
}

function vagrantfile({ guest, names }: GuestsHost, directory: string): string {
  return `class Ready < Vagrant.plugin('2', :communicator)
  def initialize(_machine) = nil
  def ready? = true
  def wait_for_ready(_seconds) = true
end
class ReadyPlugin < Vagrant.plugin('2')
  name 'always ready'
  communicator('ready') { Ready }
end
Vagrant.configure('2') do |config|
  config.vm.box = '${BOX}'
  config.vm.box_check_update = false
  config.vm.communicator = 'ready'
  config.vm.guest = :linux
  config.vm.synced_folder '.', '/vagrant', disabled: true
  config.vm.allow_fstab_modification = false
  config.vm.provider :libvirt do |libvirt|
    libvirt.uri = 'qemu:///system'
    libvirt.system_uri = 'qemu:///system'
    libvirt.driver = 'qemu'
    libvirt.default_prefix = ''
    libvirt.storage_pool_name = '${POOL}'
    libvirt.memory = 96
    libvirt.cpus = 1
    libvirt.cpu_mode = 'custom'
    libvirt.cpu_model = 'qemu64'
    libvirt.machine_type = 'q35'
    libvirt.kernel = '${guest.kernel}'
    libvirt.initrd = '${guest.initrd}'
    libvirt.cmd_line = '${guest.commandLine}'
    libvirt.graphics_type = 'none'
    libvirt.management_network_name = '${NETWORK}'
    libvirt.management_network_address = '10.94.0.0/16'
    libvirt.management_network_keep = true
    libvirt.channel type: 'unix', target_type: 'virtio', target_name: 'org.qemu.guest_agent.0'
    libvirt.random model: 'random'
  end
  %w[${names.join(' ')}].each do |name|
    config.vm.define name do |machine|
      machine.vm.provider :libvirt do |libvirt|
        libvirt.storage :file, device: :cdrom, bus: 'sata', dev: 'sda', path: "${directory}/#{name}.iso"
      end
    end
  end
end
`;
}
